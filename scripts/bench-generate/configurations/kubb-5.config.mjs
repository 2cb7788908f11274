import { defineConfig } from "kubb";
import { pluginZod } from "kubb-5-plugin-zod";

export default defineConfig({
  input: process.env.BENCH_DOCUMENT,
  output: { path: "out", format: false, lint: false },
  plugins: [pluginZod()],
});
