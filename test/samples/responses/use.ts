import { createSpecClient, deleteShare, hasShare, type Problem, putShare } from "sample/spec";

const client = createSpecClient();

const deleted = await deleteShare(client, { path: { id: 1 } });
if (deleted.ok) deleted.data satisfies undefined;
else if (deleted.status === 404) deleted.error satisfies Problem;
else {
  deleted.unexpected.body satisfies string;
  deleted.status satisfies undefined;
}

const put = await putShare(client, { path: { id: 1 }, body: { name: "a" } });
if (put.ok && put.status === 200) put.data.id satisfies number;
if (put.ok && put.status === 201) put.data[0] satisfies Problem | undefined;
if (put.ok && put.status === 202) put.data satisfies unknown;
if (put.status === 400 || put.status === 409) put.error satisfies string;

// The body is optional in the contract.
await putShare(client, { path: { id: 1 } });

const there = await hasShare(client, { path: { id: 1 } });
if (there.ok) there.data satisfies undefined;
