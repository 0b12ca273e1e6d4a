/**
 * Raised by a release that renders other bytes from the same records, so that everything is rendered once more. It is an
 * input of every target; the release itself is not. `tests/publish/rendering-version.test.ts` tells when it is due.
 */
export const RENDERING_VERSION = '2.3.2';
