/** Joiners, and what is before them, where they may stand: behind a virama, or a non-joiner between letters that would join. */
const IN_PLACE =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{11070}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{113ce}-\u{113d0}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}\u{11f41}\u{11f42}\u{1612f}][\u200c-\u200d]|(?=\p{L})[\u0620\u0626\u0628\u062a-\u062e\u0633-\u063f\u0641-\u0647\u0649-\u066f\u0679-\u0687\u069a-\u06bf\u06c1\u06c2\u06cc\u06ce\u06d0\u06d1\u06fa-\u06ff\u0712-\u0714\u071a-\u071d\u071f-\u0727\u0729\u072b\u072d\u072e\u074e-\u0758\u075c-\u076a\u076d-\u0770\u0772\u0775-\u0777\u077a-\u077f\u07ca-\u07ea\u0841-\u0845\u0848\u084a-\u0853\u0855\u0860\u0862-\u0865\u0868\u0886\u0889-\u088d\u08a0-\u08a9\u08af\u08b0\u08b3-\u08b8\u08ba-\u08c8\u1820-\u1878\u1887-\u18aa\ua840-\ua872\u{10d00}-\u{10d21}\u{10d23}\u{1e922}-\u{1e943}]\p{Mn}*\u200c(?=\p{Mn}*(?=\p{L})[\u0620\u0622-\u063f\u0641-\u0673\u0679-\u06d5\u06ee-\u077f\u07ca-\u07ea\u0840-\u0860\u0862-\u0865\u0867-\u0882\u0886\u0889-\u08ac\u08ae-\u08c8\u1820-\u1878\u1887-\u18aa\ua840-\ua871\u{10d01}-\u{10d23}\u{1e922}-\u{1e943}])/gu;
const JOINER = /[\u200c-\u200d]/;

/**
 * Whether every joiner and non-joiner of a label stands where it makes a difference (RFC 5892 appendices A.1, A.2). Of
 * the scripts whose letters join those in living use are known: too few is safe, and refuses a non-joiner.
 */
export function fitJoiners(label: string): boolean {
  return !JOINER.test(label.replace(IN_PLACE, "-"));
}
