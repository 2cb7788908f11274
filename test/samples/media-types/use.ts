import { createReport, createSpecClient, putAny, putLinked, type Report, search, upload } from "sample/spec";

const client = createSpecClient();
const report = { id: "7" };
const linked = { links: [] };
const image = new Blob([], { type: "image/png" });

// A media type of a range is one of it, and says which body it has.
await createReport(client, { body: report });
await createReport(client, { contentType: "application/json", body: report });
await createReport(client, { contentType: "application/hal+json", body: linked });
await createReport(client, { contentType: "image/png", body: image });
// @ts-expect-error: the body of another media type
await createReport(client, { contentType: "application/hal+json", body: report });
// @ts-expect-error: no media type of the ranges
await createReport(client, { contentType: "video/mp4", body: image });
// @ts-expect-error: without a media type it is JSON
await createReport(client, { body: image });

// One of the responses can be asked for.
const result = await createReport(client, { accept: "text/csv", body: report });
await createReport(client, { accept: "image/png", body: report });
// @ts-expect-error: not in the contract
await createReport(client, { accept: "application/pdf", body: report });
if (result.ok) {
  switch (result.contentType) {
    case "application/json":
      result.data.id satisfies string;
      break;
    case "application/json;stream=watch":
      result.data.links satisfies string[];
      break;
    case "text/csv":
      result.data satisfies string;
      break;
    case "image/*":
      result.data satisfies Blob;
      break;
    default:
      result satisfies never;
  }
}

const any = await putAny(client, { body: report });
await putAny(client, { contentType: "application/hal+json", body: report });
if (any.ok) any.data satisfies Report;
if (any.status === 404) any.error satisfies string;

// Nothing else says which one it is.
const parts = await putLinked(client, { contentType: "application/hal+json", body: linked });
// @ts-expect-error: the media type is missing
await putLinked(client, { body: linked });
if (parts.ok) parts.data satisfies Blob;

await search(client, { body: new URLSearchParams({ a: "1" }) });
await search(client, { body: "a=1" });
await search(client, { body: { a: 1, b: ["2", "3"] } });
// @ts-expect-error: a form has pairs
await search(client, { body: 1 });

await upload(client, { body: new FormData() });
await upload(client, { body: { file: image } });
// @ts-expect-error: a form has parts
await upload(client, { body: "x" });
