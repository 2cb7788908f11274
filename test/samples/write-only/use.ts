import { createSpecClient, logIn, type Session, type SessionRequest } from "sample/spec";

const request: SessionRequest = { user: "Ada", password: "secret" };
const result = await logIn(createSpecClient(), { body: request });
if (result.ok) result.data.user.trim();
// @ts-expect-error no response need have it
if (result.ok) result.data.password.trim();
// @ts-expect-error every request must have it
await logIn(createSpecClient(), { body: { user: "Ada" } });
export const session: Session = { user: "Ada" };
