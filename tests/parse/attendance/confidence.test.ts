import { describe, expect, it } from 'vitest';
import { parse } from '../../../functions/parse/parse.ts';
import { sha256 } from '../../../functions/shared/hash.ts';
import type { Attendance } from '../../../schemas/generated/minutes.ts';
import { type Generated, type GenerateOptions, generate } from '../../generator/generate.ts';

// What the parser claims to be sure of must be right, and damage must not make it surer.

const SEEDS = Array.from({ length: 25 }, (_, i) => 40_000 + i);
const SURE = 0.9;
/** How much a confidence may move by itself where the text around an entry is another. */
const NOISE = 0.005;

const bodies = (text: string | null | undefined): string => (text ?? '').split('、').sort().join('、');

function seatsOf({ page }: Generated): readonly Attendance[] {
  const { bytes, contentType } = page;
  return parse({ bytes, contentType, sha256: sha256(bytes) }, []).attendance;
}

/** Name, role and, where the page tells one, body are those of the gold. */
function isRight({ gold }: Generated, seat: Attendance): boolean {
  return gold.attendance.some(
    ({ name, role, organization, organizationVariants = [] }) =>
      name === seat.name &&
      role === seat.role &&
      (organization === null ||
        [organization, ...organizationVariants].some((one) => bodies(one) === bodies(seat.organization))),
  );
}

const generated = (options: GenerateOptions): readonly Generated[] =>
  SEEDS.map((seed) => generate(seed, { page: 'plain/label-and-value', ...options }));

const plain = generated({});
const hurt = generated({ damage: true });

describe('of the entries that carry a confidence of 0.9', () => {
  it.each([
    ['plain', plain],
    ['damaged', hurt],
  ])('99.5 %% are right on %s pages', (_, pages) => {
    const sure = pages.flatMap((page) =>
      seatsOf(page)
        .filter(({ confidence }) => confidence >= SURE)
        .map((seat) => ({ seat, right: isRight(page, seat) })),
    );
    const wrong = sure.filter(({ right }) => !right).map(({ seat }) => `${seat.name} ${seat.organization}`);
    expect(sure.length).toBeGreaterThan(300);
    expect(wrong.length / sure.length, wrong.join('\n')).toBeLessThanOrEqual(0.005);
  });
});

it('damage to a page makes no entry surer', () => {
  const key = ({ name, role, organization }: Attendance): string => `${role} ${name} ${organization}`;
  const raised = plain.flatMap((page, i) => {
    const before = new Map(seatsOf(page).map((seat) => [key(seat), seat.confidence]));
    const damaged = hurt[i];
    return (damaged === undefined ? [] : seatsOf(damaged)).filter(
      (seat) => seat.confidence > (before.get(key(seat)) ?? 1) + NOISE,
    );
  });
  expect(raised.map(key)).toEqual([]);
});
