import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { sha256 } from '../shared/hash.ts';
import type { Head } from '../shared/head.ts';
import type { Address } from './address.ts';
import type { HeadStore } from './head-store.ts';

/** Hexadecimal digits of the address hash that tell apart two meetings with one natural id. */
const SUFFIX_LENGTH = 8;

/**
 * Which meeting the document belongs to: the one that its address became at its first commit, for ever; for a new
 * address, the meeting of the document's natural id, unless another meeting bears that already.
 * @returns the meeting's id, and its head where that was read on the way.
 */
export async function identify(
  document: MinutesDocument,
  at: Address,
  heads: HeadStore,
): Promise<{ meeting: string; head?: Head }> {
  const natural = document.id;
  const apart = apartFrom(natural, at);
  const { owner, head } = await heads.lookUp(at.address, natural);
  const taken = head !== undefined && isAnotherMeeting(head, document, at);
  let meeting = owner ?? (await heads.claim(at.address, taken ? apart : natural));
  // Claimed but never committed there: another meeting took the id in the meantime.
  if (taken && meeting === natural) meeting = await heads.reassign(at.address, natural, apart);
  return { meeting, ...(meeting === natural && head !== undefined && { head }) };
}

/** The document under the id of its meeting, with its decisions; a collision is noted as an issue. */
export function underIdentity(document: MinutesDocument, meeting: string, at: Address): MinutesDocument {
  const natural = document.id;
  if (meeting === natural) return document;
  const renamed: MinutesDocument = {
    ...document,
    id: meeting,
    decisions: document.decisions.map((decision) =>
      decision.id.startsWith(`${natural}/`)
        ? { ...decision, id: meeting + decision.id.slice(natural.length) }
        : decision,
    ),
  };
  if (meeting !== apartFrom(natural, at)) return renamed;
  const issue = {
    code: 'identifier-collision',
    severity: 'warning' as const,
    message: `Another meeting, held on another day, already has the identifier ${natural}.`,
  };
  return { ...renamed, quality: { ...renamed.quality, issues: [...renamed.quality.issues, issue] } };
}

/** Two known days that differ are two meetings, except at one address: there, the day was corrected. */
function isAnotherMeeting(head: Head, document: MinutesDocument, at: Address): boolean {
  // As read, not as corrected: two readings are compared.
  const { heldOn } = head.current;
  if (heldOn === undefined || document.heldOn === undefined || heldOn === document.heldOn) return false;
  return !Object.values(head.places).some(({ place, contents }) => {
    if (place !== at.place) return false;
    // A place of local files holds several of them; this one is known by its bytes.
    const isAddress = at.place === at.address;
    return (
      isAddress || Object.values(contents).some(({ first }) => first.sha256 === document.provenance.sha256)
    );
  });
}

const apartFrom = (natural: string, { address }: Address): string =>
  `${natural}-${sha256(address).slice(0, SUFFIX_LENGTH)}`;
