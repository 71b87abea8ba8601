#!/usr/bin/env node
'use strict'
'use other'
// A file with directives and comments only where code could be
/** doc */
console.log(typeof (function () { return this })(), import.meta.url.length > 0, typeof import.meta)
function strict(this: unknown) { 'use strict'
  return [this, ((): unknown => this)()] }
console.log(strict().join())
export {}
// the end, without a line break
