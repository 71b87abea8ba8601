const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Headers of an answer with those that isolate a page, as far as the host has not set them. */
export function toIsolatedHeaders(response: Response): Headers {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION)) if (!headers.has(name)) headers.set(name, value);
  return headers;
}

/** The same answer with the isolation headers. */
export function isolate(response: Response): Response {
  if (response.status === 0) return response; // a redirect that the browser follows itself
  const { status, statusText } = response;
  const body = [204, 205, 304].includes(status) ? null : response.body;
  return new Response(body, { status, statusText, headers: toIsolatedHeaders(response) });
}
