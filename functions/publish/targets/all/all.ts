import type { Status } from '../../../../schemas/generated/status.ts';
import { ALL_TABLES, DATABASE } from '../../addresses.ts';
import type { AllIndex } from '../../index/all-index.ts';
import type { TargetContext } from '../rendering.ts';
import type { Target } from '../target.ts';
import { targetsOf as assets } from './assets.ts';
import { targetsOf as descriptions } from './descriptions.ts';
import { targetsOf as feeds } from './feeds.ts';
import { targetsOf as home } from './home.ts';
import { targetsOf as opml } from './opml.ts';
import { targetsOf as portal } from './portal.ts';
import { targetsOf as sitemap } from './sitemap.ts';
import { targetsOf as statusTargets } from './status.ts';

/** What the targets of all depend on beside their index. */
export interface AllContext extends TargetContext {
  /** Of the files that the night makes (see {@link NIGHTLY}), those that are there. */
  readonly nightly: readonly string[];
}

/** Files of all governments that pages and catalogues name once the night has made them. */
export const NIGHTLY = [ALL_TABLES, DATABASE];

/** All that is published of all governments together, but for the nightly tables (tables.ts). */
export const targetsOfAll = (index: AllIndex, status: Status, context: AllContext): Target[] => [
  ...[assets, home, portal, feeds, opml, sitemap, descriptions].flatMap((targetsOf) =>
    targetsOf(index, context),
  ),
  ...statusTargets(status, context),
];
