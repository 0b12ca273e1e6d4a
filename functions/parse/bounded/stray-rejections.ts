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

/**
 * Keeps a damaged file from ending the thread that reads it: pdf.js reports it, and besides may leave a promise rejected
 * that nobody holds. Only its own errors are passed over.
 */
export function passOverStrayRejections(): void {
  process.on('unhandledRejection', (reason) => {
    if (!(reason instanceof Error && OF_PDF_JS.has(reason.name))) throw reason;
  });
}
