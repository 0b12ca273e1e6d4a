import type { Status } from '../../../../schemas/generated/status.ts';
import { canonical } from '../../../shared/documents.ts';
import { STATUS_FILE, STATUS_PAGE } from '../../addresses.ts';
import { statusPage } from '../../site/status-page.tsx';
import { editions, namesOf, type TargetContext, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';

/** How every source fares, for people and for programs. Nothing else that is published depends on it. */
export function targetsOf(status: Status, context: TargetContext): Target[] {
  return [
    {
      id: 'status',
      order: 'page',
      inputs: {
        status,
        names: namesOf(
          status.sources.map(({ id }) => id),
          context,
        ),
      },
      render: () =>
        textFiles({
          // In one order of names, whatever the rows' history: the same state has the same bytes.
          [STATUS_FILE]: `${canonical(status)}\n`,
          ...editions(STATUS_PAGE, context, (page) => statusPage(status, page)),
        }),
    },
  ];
}
