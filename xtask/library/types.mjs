// TypeScript of the JSON Schema that is made from the Rust types.

import { compile } from 'json-schema-to-typescript';

/** The text of `types.d.ts`. */
export async function types(schema) {
  const root = { ...schema, $schema: undefined, title: 'Everything', type: 'object', additionalProperties: false };
  const text = await compile(root, 'Everything', {
    bannerComment: '// Made from the Rust types; do not edit.\n',
    additionalProperties: false,
    unreachableDefinitions: true,
    format: false,
  });
  // Where a type stands in the schema tells nobody anything.
  return text.replace(/^ \*\s*\n \* This interface was referenced by `Everything`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/gm, '');
}
