/**
 * The size of consumers of the generated package, bundled by esbuild, minified and gzipped, beside what is aimed at:
 *
 *     npm run size
 */
import { bundle, gzipped } from "../test/harness/bundle.js";
import { consumers, rapidlyPackage } from "../test/harness/consumers.js";

const files = await rapidlyPackage();
for (const { name, code, aim } of consumers) {
  const bundled = await bundle(code, files);
  const size = gzipped(bundled);
  const verdict = aim === undefined ? "" : `  aim ≤ ${aim} B: ${size <= aim ? "met" : `${size - aim} B too many`}`;
  console.log(`${name.padEnd(40)} ${shown(Buffer.byteLength(bundled))} B minified ${shown(size)} B gzipped${verdict}`);
}

function shown(bytes: number): string {
  return String(bytes).padStart(6);
}
