import { run } from "../../generator/commands/command.js";

/** What a call of the command came to. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Calls `specmill` in a folder, with streams that are no terminals. */
export async function specmillIn(root: string, ...argv: readonly string[]): Promise<Ended> {
  const said = { out: "", error: "" };
  const to = (stream: keyof typeof said) => (text: string) => {
    said[stream] += text;
  };
  const code = await run(argv, { root, out: to("out"), error: to("error"), interactive: false, colour: false });
  return { code, ...said };
}
