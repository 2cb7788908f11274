const RIGHT_TO_LEFT = /(?![\u06f0-\u06f9\p{Mn}])[\u0590-\u08ff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const DIGIT = /[\d\u06f0-\u06f9]/;
const ARABIC_DIGIT = /[\u0660-\u0669\u{10d30}-\u{10d39}]/u;

/** Starts with a letter, and ends in a letter or a digit and its marks. */
const RIGHT_TO_LEFT_LABEL =
  /^(?![\u0660-\u0669\u06f0-\u06f9\u{10d30}-\u{10d39}])(?=[\u0590-\u08ff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])[\u0590-\u08ff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\d\p{Mn}\u00b7\u02b9\u02ba\u02c6-\u02cf\u02ec\u0375\u200c-\u200d\u2e2f\u30fb\ua67f\ua717-\ua71f\ua788-]*(?!\p{Mn})[\u0590-\u08ff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\d]\p{Mn}*$/u;
/** A label without right-to-left letters: neither starts nor ends with a character without direction. */
const LEFT_TO_RIGHT_LABEL =
  /^(?![\d\u06f0-\u06f9\u00b7\u02b9\u02ba\u02c6-\u02cf\u02ec\u0375\u200c-\u200d\u2e2f\u30fb\ua67f\ua717-\ua71f\ua788-]).*(?![\p{Mn}\u00b7\u02b9\u02ba\u02c6-\u02cf\u02ec\u0375\u200c-\u200d\u2e2f\u30fb\ua67f\ua717-\ua71f\ua788-]).\p{Mn}*$/u;

/** Whether the labels of a host name satisfy the Bidi rule, which applies if a label has right-to-left letters (RFC 5893 §2). */
export function fitBidi(labels: readonly string[]): boolean {
  return !labels.some((label) => RIGHT_TO_LEFT.test(label)) || labels.every(fitsBidi);
}

function fitsBidi(label: string): boolean {
  if (!RIGHT_TO_LEFT.test(label)) return LEFT_TO_RIGHT_LABEL.test(label);
  return RIGHT_TO_LEFT_LABEL.test(label) && !(DIGIT.test(label) && ARABIC_DIGIT.test(label));
}
