import { SFNClient } from '@aws-sdk/client-sfn';
import { sfnRuns } from '../../functions/shared/runs.sfn.ts';
import type { Runs } from '../../functions/shared/runs.ts';
import type { Access } from './stage.ts';

/** The runs of a stage. */
export const runsOf = (stateMachine: string, access: Access): Runs =>
  sfnRuns(stateMachine, new SFNClient(access));
