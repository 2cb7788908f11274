import { existsSync } from "node:fs";
import { createRequire } from "node:module";

/** What the tests use of playwright-core, whose types are there only where it is installed. */
export interface Page {
  goto(url: string): Promise<unknown>;
  evaluate(script: string): Promise<unknown>;
  waitForFunction(script: string): Promise<unknown>;
}

export interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

export type Chromium =
  | { readonly kind: "installed"; launch(): Promise<Browser> }
  /** `what` is not installed, and what installs it. */
  | { readonly kind: "missing"; readonly what: string };

/** Finds Chromium, and what drives it. The environment variable `CHROMIUM` overrides where it is looked for. */
export function findChromium(): Chromium {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) return { kind: "missing", what: `Chromium (${executablePath})` };
  const playwright = playwrightCore();
  if (playwright === undefined) return { kind: "missing", what: "playwright-core (npm ci --prefix test/browser)" };
  // Chromium has no sandbox for root, as whom containers run it. Here it opens pages of this test only.
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
  return { kind: "installed", launch: () => playwright.chromium.launch({ executablePath, args }) };
}

interface Playwright {
  readonly chromium: {
    launch(options: { readonly executablePath: string; readonly args: readonly string[] }): Promise<Browser>;
  };
}

function playwrightCore(): Playwright | undefined {
  const require = createRequire(import.meta.url);
  try {
    return require("playwright-core");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
