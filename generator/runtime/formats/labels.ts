import { fitJoiners } from "./joiners.js";
import { fromPunycode, toPunycode } from "./punycode.js";

const LDH = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;
const NOT_ASCII = /[^\0-\x7f]/;

/**
 * Returns a label of an internationalized host name in its readable form: decoded if it is Punycode (RFC 5890 §2.3.2.1).
 * Returns `undefined` if it is not a valid label.
 */
export function unicodeLabel(text: string): string | undefined {
  if (NOT_ASCII.test(text)) return isUnicodeLabel(text) && asciiLabel(text).length <= 63 ? text : undefined;
  const ascii = text.toLowerCase();
  if (!LDH.test(ascii)) return undefined;
  if (ascii.slice(2, 4) !== "--") return ascii;
  const label = ascii.startsWith("xn--") ? fromPunycode(ascii.slice(4)) : undefined;
  return label !== undefined && isUnicodeLabel(label) && asciiLabel(label) === ascii ? label : undefined;
}

/** A label in ASCII, as in the Domain Name System. */
export function asciiLabel(label: string): string {
  return NOT_ASCII.test(label) ? `xn--${toPunycode(label)}` : label;
}

/** Characters that are stable under case folding and normalization, and the exceptions (RFC 5892 §2, §3). */
const PERMITTED =
  /^(?!\p{M}|-|..--|.*-$)(?:[a-z\d\-ßς\u06fd\u06fe\u0f0b\u3007\u200c-\u200d\u00b7\u0375\u05f3\u05f4\u30fb]|(?![\u20d0-\u20ff\p{CWKCF}\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u{1d100}-\u{1d24f}])[\p{L}\p{Mn}\p{Mc}\p{Nd}])*$/u;

/** Characters that are allowed only beside certain others, without those (RFC 5892 appendices A.3 to A.6). */
const MISPLACED = /(?:^|[^l])·|·(?!l)|\u0375(?!\p{Script=Greek})|(?:^|\P{Script=Hebrew})[\u05f3\u05f4]/u;
const KATAKANA_MIDDLE_DOT = /\u30fb/;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const ARABIC_DIGIT = /[\u0660-\u0669]/;
const EXTENDED_ARABIC_DIGIT = /[\u06f0-\u06f9]/;

/** Whether text is a valid non-ASCII label (RFC 5891 §4.2), apart from the Bidi rule. */
function isUnicodeLabel(text: string): boolean {
  return (
    NOT_ASCII.test(text) &&
    PERMITTED.test(text) &&
    text.normalize("NFC") === text &&
    !MISPLACED.test(text) &&
    (!KATAKANA_MIDDLE_DOT.test(text) || JAPANESE.test(text)) &&
    !(ARABIC_DIGIT.test(text) && EXTENDED_ARABIC_DIGIT.test(text)) &&
    fitJoiners(text)
  );
}
