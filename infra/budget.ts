import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import { nameOf } from './names.ts';

/** Tells the operator by mail before a month costs more than was meant, and again when it has. Of the whole account. */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, props: { monthlyUsd: number; email: string }) {
    super(scope, id);
    const subscribers = [{ subscriptionType: 'EMAIL', address: props.email }];
    const over = (notificationType: 'ACTUAL' | 'FORECASTED') => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold: 100,
        thresholdType: 'PERCENTAGE',
      },
      subscribers,
    });
    new CfnBudget(this, 'Monthly', {
      budget: {
        budgetName: nameOf(this, 'budget'),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: props.monthlyUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: [over('FORECASTED'), over('ACTUAL')],
    });
  }
}
