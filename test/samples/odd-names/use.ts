import type { Odd } from "sample/spec";

const odd: Odd = { "a b": "", "": "", class: "", "1st": "", "🎉": "", naïve: "" };
odd['it\'s "quoted"'] satisfies string | undefined;
odd["line\nbreak"] satisfies string | undefined;
// @ts-expect-error the name is too much
odd["back/slash"];
