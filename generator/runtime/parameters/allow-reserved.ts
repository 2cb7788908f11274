import { percentEncode } from "./encode.js";
import type { EncodedLocation, Reserved } from "./rules.js";

/**
 * Lets reserved characters and percent-encoded triples stay as they are (RFC 6570 §3.2.3). What has a meaning in the
 * location, or cannot be there at all, is left to applications by the standard, and encoded here: a value never leaves
 * its parameter (OpenAPI 3.2, URL Percent-Encoding, Path Templating and Appendix C; RFC 6265 §4.1.1).
 */
export const allowReserved: Reserved = (text, location, delimiters, refuse) =>
  text
    .split(/(%[\da-f]{2}|[!#$&'()*+,/:;=?@[\]])/i)
    .map((piece, index) => {
      const isEncoded = index % 2 === 0 || (meaningful[location] + delimiters).includes(piece);
      return isEncoded ? percentEncode(piece, refuse) : piece;
    })
    .join("");

/** Characters that delimit something in a location, or that it cannot hold. */
const meaningful: Readonly<Record<EncodedLocation, string>> = { path: "/?#[]", query: "#[]&=+", cookies: ",;" };
