import type { Random } from '../../generator/random.ts';
import { changed } from '../change.ts';
import type { Kind } from '../kind.ts';
import { pageCase } from '../page-case.ts';
import { bombInDocx, damageOfDocx } from './damage.ts';
import { bytesOfWord, sizeOfWord } from './file.ts';
import { docxOriginals } from './originals.ts';
import { unseenInDocx } from './unseen.ts';

const CHANGES = { unseen: unseenInDocx, seen: damageOfDocx };
/** They take a quarter of a second each. */
const BOMBS = 0.0005;

/** Word documents of minutes, changed by their parts and elements. */
export function docxKind(random: Random): Kind {
  const originals = docxOriginals(random).map(({ file, contentType }) => ({
    original: { bytes: bytesOfWord(file), contentType },
    file,
  }));
  return {
    name: 'docx',
    share: 22,
    invent(drawn) {
      const { original, file } = drawn.pick(originals);
      const isBomb = drawn.chance(BOMBS);
      const { model, story, unseen } = changed(drawn, file, CHANGES);
      const whole = isBomb ? bombInDocx(drawn, model) : model;
      return pageCase(
        { bytes: bytesOfWord(whole), contentType: original.contentType },
        {
          story: isBomb ? [...story, 'a bomb'] : story,
          size: sizeOfWord(whole),
          isBomb,
          sameAs: unseen && !isBomb ? original : undefined,
        },
      );
    },
  };
}
