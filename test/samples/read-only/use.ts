import { createSpecClient, createUser, type User } from "sample/spec";

const user: User = { name: "Ada", password: "secret" };
const result = await createUser(createSpecClient(), { body: user });
// @ts-expect-error only the service sets it
if (result.ok) result.data.id = 1;
