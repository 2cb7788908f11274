import { createReport, createSpecClient, isReport, type Report, ReportSchema } from "sample/spec";

const client = createSpecClient({ baseUrl: "https://example.com" });
const file = new File(["a,b"], "a.csv", { type: "text/csv" });

export const all: Report = {
  title: "Sales",
  file,
  photo: null,
  more: [new Blob(["x"]), file, new Blob(["y"]).stream()],
  source: "https://example.com/source",
};

await createReport(client, { body: all });
await createReport(client, { body: { title: "Sales", file: new Blob(["a,b"]) } });

// @ts-expect-error a file is not text
await createReport(client, { body: { title: "Sales", file: "a,b" } });
// @ts-expect-error the file is required
await createReport(client, { body: { title: "Sales" } });
// @ts-expect-error each of them is a file
await createReport(client, { body: { title: "Sales", file, more: ["a"] } });

export function sizeOf(value: unknown): number | undefined {
  return isReport(value) && value.file instanceof Blob ? value.file.size : undefined;
}

export const result: unknown = ReportSchema["~standard"].validate(all);
