import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentTypeOfFile } from '../../cli/inputs.ts';
import { sampleMinutes } from '../../cli/project-root.ts';
import { knownSources } from '../../cli/sources.ts';
import { parse } from '../../functions/parse/parse.ts';
import { read } from '../../functions/parse/text/reading.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { ANY, SAMPLE } from './sample-facts.ts';

const documentOf = (file: string) => {
  const bytes = readFileSync(join(sampleMinutes, file));
  return parse({ bytes, contentType: contentTypeOfFile(file) ?? '', sha256: sha256(bytes) }, knownSources);
};

describe.each(SAMPLE)('$file', (facts) => {
  const document = documentOf(facts.file);
  const names = (role: string) =>
    document.attendance
      .filter((one) => one.role === role)
      .map(({ name }) => name)
      .join(' ');

  it('is the meeting that it is, on the day that it was', () => {
    expect({
      id: document.id,
      heldOn: document.heldOn,
      issuedOn: document.issuedOn,
      publishedOn: document.publishedAt?.slice(0, 10),
      documentNumber: document.documentNumber,
      indexNumber: document.indexNumber,
      items: document.items.length,
    }).toEqual({
      id: facts.id,
      heldOn: facts.heldOn,
      issuedOn: facts.issuedOn,
      publishedOn: facts.publishedOn,
      documentNumber: facts.documentNumber ?? document.documentNumber,
      indexNumber: facts.indexNumber,
      items: facts.items,
    });
  });

  it('was attended by these people', () => {
    const attended = (role: string) => names(role).replace(`${facts.chair} `, '');
    expect({
      chair: names('chair'),
      present: attended('present'),
      observers: names('observer'),
      absent: names('absent'),
      recorder: names('recorder'),
    }).toEqual({
      chair: facts.chair,
      present: facts.present,
      observers: facts.observers,
      absent: facts.absent ?? '',
      recorder: facts.recorder ?? '',
    });
  });

  it('took these decisions and no others', () => {
    const plain = (text: string) => read(text).plain.replaceAll('\n', '');
    const found = document.decisions.map((decision) => {
      const expected = facts.decisions.find(([, , anchor]) => plain(decision.text).includes(plain(anchor)));
      // 各乡镇 and the like name nobody in particular; whether they count is a matter of taste.
      const bodies = decision.responsible.map(({ name }) => name).filter((name) => !name.startsWith('各'));
      return [
        decision.item,
        decision.kind,
        expected?.[2] ?? decision.text,
        expected?.[3] === ANY ? ANY : bodies.join(' '),
        expected?.[4] === ANY ? ANY : decision.deadline?.date,
      ];
    });
    expect(found).toEqual(
      facts.decisions.map(([item, kind, anchor, bodies, due]) => [item, kind, anchor, bodies, due]),
    );
  });
});
