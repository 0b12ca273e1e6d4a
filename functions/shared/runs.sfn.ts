import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ExecutionStatus,
  paginateListExecutions,
  paginateListMapRuns,
  RedriveExecutionCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { fromAws } from './aws-errors.ts';
import { permanent } from './errors.ts';
import type { RunProgress, RunStatus, Runs } from './runs.ts';

/**
 * Runs as executions of a state machine of Step Functions.
 * @param stateMachine Its ARN: output `RunStateMachine` of the stack.
 */
export function sfnRuns(stateMachine: string, client = new SFNClient({})): Runs {
  const arnOf = (execution: string): string =>
    `${stateMachine.replace(':stateMachine:', ':execution:')}:${execution}`;

  async function attempt<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Error && error.name === 'ExecutionDoesNotExist')
        throw permanent('unknown-run', `${doing}: there is no such run`, error);
      throw fromAws(error, doing);
    }
  }

  return {
    start: (input) =>
      attempt(`Starting ${input.run}`, async () => {
        // A moment in the name: a list of runs tells what each was without a look at its input.
        const name = `${input.run}-${new Date().toISOString().replace(/\W/g, '-')}`;
        await client.send(
          new StartExecutionCommand({ stateMachineArn: stateMachine, name, input: JSON.stringify(input) }),
        );
        return name;
      }),
    progressOf: (execution) =>
      attempt(`Looking at run ${execution}`, async () => {
        const found = await client.send(new DescribeExecutionCommand({ executionArn: arnOf(execution) }));
        const items = { total: 0, succeeded: 0, failed: 0, pending: 0 };
        for await (const { mapRuns = [] } of paginateListMapRuns(
          { client },
          { executionArn: arnOf(execution) },
        )) {
          for (const { mapRunArn } of mapRuns) {
            const { itemCounts } = await client.send(new DescribeMapRunCommand({ mapRunArn }));
            items.total += itemCounts?.total ?? 0;
            items.succeeded += itemCounts?.succeeded ?? 0;
            items.failed += sum(itemCounts?.failed, itemCounts?.timedOut, itemCounts?.aborted);
            items.pending += sum(itemCounts?.pending, itemCounts?.running, itemCounts?.pendingRedrive);
          }
        }
        const reason = [found.error, found.cause].filter(Boolean).join(': ');
        return {
          state: stateOf(found.status),
          ...items,
          startedAt: found.startDate?.toISOString() ?? '',
          ...(found.stopDate !== undefined && { endedAt: found.stopDate.toISOString() }),
          ...(reason !== '' && { reason }),
        };
      }),
    stop: (execution, why) =>
      attempt(`Stopping run ${execution}`, async () => {
        await client.send(new StopExecutionCommand({ executionArn: arnOf(execution), cause: why }));
      }),
    redrive: (execution) =>
      attempt(`Going on with run ${execution}`, async () => {
        await client.send(new RedriveExecutionCommand({ executionArn: arnOf(execution) }));
      }),
    latest: (most) =>
      attempt('Listing runs', async () => {
        const runs: RunStatus[] = [];
        for await (const { executions = [] } of paginateListExecutions(
          { client, pageSize: Math.min(most, 1000) },
          { stateMachineArn: stateMachine },
        )) {
          for (const { name = '', status, startDate } of executions)
            runs.push({
              execution: name,
              state: stateOf(status),
              startedAt: startDate?.toISOString() ?? '',
            });
          if (runs.length >= most) break;
        }
        return runs.slice(0, most);
      }),
  };
}

const sum = (...counts: readonly (number | undefined)[]): number =>
  counts.reduce((total: number, count) => total + (count ?? 0), 0);

function stateOf(status: string | undefined): RunProgress['state'] {
  if (status === ExecutionStatus.SUCCEEDED) return 'succeeded';
  if (status === ExecutionStatus.ABORTED) return 'stopped';
  if (status === ExecutionStatus.RUNNING || status === ExecutionStatus.PENDING_REDRIVE) return 'running';
  return 'failed';
}
