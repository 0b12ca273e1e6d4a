/** What CloudFront compresses of what is published, by its documentation (Serve compressed files, "File types that CloudFront compresses"). */
export const COMPRESSED_BY_CLOUDFRONT: readonly string[] = [
  'application/json',
  'application/rss+xml',
  'application/xml',
  'image/svg+xml',
  'text/css',
  'text/csv',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
];
