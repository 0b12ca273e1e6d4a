import type { Random } from '../../generator/random.ts';
import { changed } from '../change.ts';
import type { Kind } from '../kind.ts';
import { pageCase } from '../page-case.ts';
import { damageOfPdf } from './damage.ts';
import { bytesOfPdf, pdfIn } from './file.ts';
import { pdfOriginals } from './originals.ts';
import { unseenInPdf } from './unseen.ts';

const CHANGES = { unseen: unseenInPdf, seen: damageOfPdf };

/** PDF files of minutes, changed by their objects. */
export function pdfKind(random: Random): Kind {
  const originals = pdfOriginals(random).map((original) => ({ original, file: pdfIn(original.bytes) }));
  return {
    name: 'pdf',
    share: 12,
    invent(drawn) {
      const { original, file } = drawn.pick(originals);
      const { model, story, unseen } = changed(drawn, file, CHANGES);
      const bytes = bytesOfPdf(model);
      return pageCase(
        { bytes, contentType: original.contentType },
        { story, sameAs: unseen ? original : undefined },
      );
    },
  };
}
