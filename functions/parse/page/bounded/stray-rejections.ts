/** What pdf.js throws over a file that is damaged, by its names. */
const OF_PDF_JS: ReadonlySet<string> = new Set([
  'AbortException',
  'FormatError',
  'InvalidPDFException',
  'Jbig2Error',
  'JpegError',
  'JpxError',
  'MissingDataException',
  'ParserEOFException',
  'PasswordException',
  'ResponseException',
  'UnknownErrorException',
  'XRefEntryException',
  'XRefParseException',
]);

type Listener = NodeJS.UnhandledRejectionListener;

let spares = false;

/**
 * Keeps a damaged file from ending the process: pdf.js reports it, and besides may leave a promise rejected that nobody
 * holds. Only its own errors are passed over; others go to whoever listened before, or end the process as they would have.
 */
export function passOverStrayRejections(): void {
  if (spares) return;
  spares = true;
  const before: readonly Listener[] = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason, promise) => {
    if (reason instanceof Error && OF_PDF_JS.has(reason.name)) return;
    if (before.length === 0) throw reason;
    for (const listener of before) listener(reason, promise);
  });
}
