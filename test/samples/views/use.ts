import {
  createSpecClient,
  type Event,
  type Invitation,
  isPersonRequest,
  matchMemberRequest,
  type Person,
  type PersonRequest,
  readLog,
  replaceTeam,
  type TeamRequest,
  type Unused,
} from "sample/spec";

const client = createSpecClient();

const sent: PersonRequest = { kind: "person", password: "secret12" };
// @ts-expect-error what is `writeOnly` must be in a request
const silent: PersonRequest = { kind: "person" };

const received: Person = { kind: "person", id: 1 };
// @ts-expect-error what is `readOnly` must be in a response
const nameless: Person = { kind: "person" };

const team: TeamRequest = { name: "A", lead: sent, history: {} };
const result = await replaceTeam(client, { body: team });
// @ts-expect-error a request is made of what requests are made of
await replaceTeam(client, { body: { name: "A", lead: received } });
if (result.ok && result.data.lead.kind === "person") result.data.lead.id.toFixed();
if (result.ok) result.data.history?.since.trim();

matchMemberRequest(sent, { person: ({ password }) => password.length, robot: () => 0 });
if (isPersonRequest(sent)) sent.password.trim();

const invitation: Invitation = { mail: "a@example.com" };
const log = await readLog(client);
const events: Event[] = log.ok ? log.data : [{ at: 1 }];
const unused: Unused = { id: 1, secret: "s" };

export { events, invitation, nameless, silent, unused };
