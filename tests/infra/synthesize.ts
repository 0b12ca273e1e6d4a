import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import { Annotations, Template } from 'aws-cdk-lib/assertions';
import type { IConstruct } from 'constructs';
import { addStacks } from '../../infra/stacks.ts';

export const root = join(import.meta.dirname, '../..');

/** The context that `cdk synth -c settings=tests/infra/deployment.json` runs with. */
export const cdkContext: Readonly<Record<string, unknown>> = {
  ...JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')).context,
  settings: 'tests/infra/deployment.json',
};

/** A resource of a template, as far as these tests look at it. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

/**
 * Both stacks as `cdk synth` makes them, but without bundling the functions, and without cdk-nag unless it is asked
 * for: it takes seconds to load.
 */
export function synthesize(
  context: Readonly<Record<string, unknown>> = {},
  checks: readonly ((app: App) => IPolicyValidationPlugin)[] = [],
) {
  const outdir = mkdtempSync(join(tmpdir(), 'open-minutes-synth-'));
  try {
    const app = new App({ outdir, context: { ...cdkContext, ...context, 'aws:cdk:bundling-stacks': [] } });
    Validations.of(app).addPlugins(...checks.map((check) => check(app)));
    const { data, delivery } = addStacks(app);
    app.synth();
    const report: unknown =
      checks.length === 0
        ? undefined
        : JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    return {
      data: Template.fromStack(data),
      delivery: Template.fromStack(delivery),
      /** What the CDK tells of the delivery stack. */
      notes: Annotations.fromStack(delivery),
      report,
      /** Rules that are not kept, each with its reason. */
      answered: app.node.findAll().flatMap(answeredAt),
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

export interface Answered {
  /** Of the construct, without the stage. */
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
}

function answeredAt({ node }: IConstruct): Answered[] {
  const path = node.path.replace(/^OpenMinutes-[a-z0-9]+-/, '');
  return node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, string>))
    .map(([id, reason]) => ({ path, rule: id, reason }));
}

/** The resources of a template of one type, by logical id. */
export const resources = (template: Template, type: string): Readonly<Record<string, Resource>> =>
  template.findResources(type) as Record<string, Resource>;
