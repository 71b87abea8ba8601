import { createHash } from 'node:crypto';
import type { AstroUserConfig } from 'astro';
import { THEME_BOOT } from '../layouts/theme-boot.ts';

type Csp = NonNullable<NonNullable<AstroUserConfig['security']>['csp']>;

type Hash = `sha256-${string}`;

function toHash(script: string): Hash {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

/**
 * The site's Content-Security-Policy. Styles may be inline, since Monaco and highlighted code set them by script and
 * by attribute. `hashes` name inline scripts that Astro does not know, such as the sandbox frame's, which inherits this.
 */
export function toContentSecurity(hashes: readonly Hash[]): Csp {
  return {
    directives: [
      "default-src 'self'",
      "img-src 'self' data:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "worker-src 'self' blob: data:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ],
    scriptDirective: {
      // The sandbox frame inherits this; its workers load each program from a blob.
      resources: ["'self'", "'wasm-unsafe-eval'", 'blob:'],
      hashes: [toHash(THEME_BOOT), ...hashes],
    },
    styleDirective: {
      resources: [
        { resource: "'self'", kind: 'element' },
        { resource: "'unsafe-inline'", kind: 'element' },
        { resource: "'unsafe-inline'", kind: 'attribute' },
      ],
    },
  };
}
