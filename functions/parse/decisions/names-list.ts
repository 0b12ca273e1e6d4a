import type { Acquaintance } from './acquaintance.ts';
import { type Named, readBody } from './bodies.ts';
import { guarded, skip, skipGuarded } from './lexicon.ts';
import type { Passage } from './passage.ts';
import { readPeople } from './people.ts';

/** The bodies and people of a list, and where the text goes on. */
export interface NameList {
  readonly named: readonly Named[];
  readonly next: number;
}

const AND_OTHERS = guarded(
  '等(?:[\\p{Script=Han}、]{0,10}?(?:部门|单位|镇街|街道|乡镇|板块|企业|同志))?',
  '等',
);
/** 甲局与乙公司签订协议: the second is the other party. */
const PARTNERS = /签订|签署|合作|对接|沟通|协商|洽谈|签约/uy;
const AND = guarded('、|和|与|及|以及', '、和与及以');

/** Reads a list of bodies and people: 甲局、乙局和丙镇等部门. Undefined when none stands at the place. */
export function readNames(
  passage: Passage,
  at: number,
  limit: number,
  acquaintance: Acquaintance,
): NameList | undefined {
  const first = readOne(passage, at, limit, acquaintance);
  if (first === undefined) return undefined;
  const text = passage.plain;
  const named = [...first.named];
  let { next } = first;
  for (;;) {
    const others = skipGuarded(AND_OTHERS, text, next);
    if (others > next && others <= limit) return { named, next: others };
    const and = skipGuarded(AND, text, next);
    const more = and === next || and >= limit ? undefined : readOne(passage, and, limit, acquaintance);
    if (more === undefined || skip(PARTNERS, text, more.next) > more.next) return { named, next };
    named.push(...more.named);
    next = more.next;
  }
}

function readOne(
  passage: Passage,
  at: number,
  limit: number,
  { organizations, roster }: Acquaintance,
): NameList | undefined {
  const body = readBody(passage.plain, at, limit, organizations);
  const people = readPeople(passage, at, limit, roster);
  const last = people?.at(-1);
  // 副县长某某同志 ends in a person although a body can be read in it.
  if (people !== undefined && last !== undefined && (body?.name === undefined || last.next > body.next)) {
    return { named: people, next: last.next };
  }
  return body === undefined ? undefined : { named: [body], next: body.next };
}
