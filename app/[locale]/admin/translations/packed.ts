import { gunzipSync, gzipSync } from 'node:zlib';

/** More than any file that a form can bring. */
const mostBytes = 2_000_000;

/** A file as text that can travel through a form; packed, because a form may send 1 MiB, and what is shown beside it travels too. */
export function packed(file: Uint8Array): string {
  return gzipSync(file).toString('base64');
}

/** The file that was packed; `null` for anything else, and for what would unpack to more than a form can have brought. */
export function unpacked(text: unknown): Uint8Array | null {
  if (typeof text !== 'string' || text === '') return null;
  try {
    return gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: mostBytes });
  } catch {
    return null;
  }
}
