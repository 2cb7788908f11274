const input = process.env.BENCH_DOCUMENT;

export default {
  client: { input, output: { target: "out/client.ts", schemas: "out/types", client: "fetch", mode: "split" } },
  validators: { input, output: { target: "out/validators.ts", client: "zod", mode: "split" } },
};
