import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { pluginZod } from "@kubb/plugin-zod";

export default defineConfig({
  root: ".",
  input: { path: process.env.BENCH_DOCUMENT },
  // No formatter: it would be a program of its own.
  output: { path: "out", format: false, lint: false },
  // No JSON Schemas: nobody else writes them.
  plugins: [pluginOas({ output: false }), pluginTs(), pluginZod(), pluginClient({ client: "fetch", parser: "zod" })],
});
