/** Who may read what is published from a page of their own: everybody (Fetch standard, section 3.3). The delivery on AWS and the server on one's own machine say the same. */
export const CORS = {
  methods: ['GET', 'HEAD', 'OPTIONS'],
  requestHeaders: ['Range', 'If-None-Match', 'If-Modified-Since'],
  /** What programs in such a page may read of an answer. */
  exposedHeaders: ['ETag', 'Last-Modified', 'Content-Length', 'Content-Range', 'Accept-Ranges'],
  /** Seconds for which a browser need not ask again. */
  maxAge: 86_400,
} as const;
