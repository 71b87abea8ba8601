import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';

/** How a body may travel, best first; `null` is as it is. */
export type Encoding = 'br' | 'gzip' | null;

const brotli = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** Hosts that pack on the fly choose about this: near the best, without its price. */
const BROTLI_QUALITY = 6;
const GZIP_LEVEL = 6;
/** Below this a header costs more than packing saves. */
const SMALLEST_BYTES = 1024;

/** What shrinks; pictures and fonts are packed already. */
const PACKABLE = /^(?:text\/|application\/(?:json|manifest\+json|wasm|xml)|image\/svg\+xml)/;

/** The encoding in which a body of this type and size goes to a client that sent this `Accept-Encoding`. */
export function findEncoding(accepted: string | undefined, mediaType: string, sizeBytes: number): Encoding {
  if (sizeBytes < SMALLEST_BYTES || !PACKABLE.test(mediaType)) return null;
  const names = new Set(
    (accepted ?? '')
      .toLowerCase()
      .split(',')
      .map((item) => item.split(';').map((part) => part.trim()))
      .filter(([, weight]) => !/^q=0(?:\.0*)?$/.test(weight ?? ''))
      .map(([name]) => name),
  );
  return names.has('br') ? 'br' : names.has('gzip') ? 'gzip' : null;
}

/** The body in that encoding. */
export async function packBody(body: Uint8Array, encoding: 'br' | 'gzip'): Promise<Uint8Array> {
  return encoding === 'gzip'
    ? await gzipAsync(body, { level: GZIP_LEVEL })
    : await brotli(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      });
}
