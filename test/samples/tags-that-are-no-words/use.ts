import { type Grade, gradeIsAPlus, gradeIsLowerA, gradeIsMinus1, matchGrade } from "sample/spec";

declare const grade: Grade;
if (gradeIsAPlus(grade)) grade.x1 satisfies string;
if (gradeIsLowerA(grade)) grade.g satisfies "a";
if (gradeIsMinus1(grade)) grade.g satisfies "-1";
matchGrade(grade, {
  "A+": ({ x1 }) => x1,
  A: ({ x2 }) => x2,
  a: () => "",
  empty: () => "",
  proto: () => "",
  _constructor: () => "",
  "-1": () => "",
  "1": () => "",
  g9: ({ g }) => g,
}) satisfies string;
