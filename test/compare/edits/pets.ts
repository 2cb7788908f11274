import { append, drop, type Edit, edit, property, put, ref, renameSchema, schema } from "./edit.js";

const reference = (name: string) => `#/components/schemas/${name}`;

/** Unions whose tags only the discriminator says, received and sent. */
export const petEdits: readonly Edit[] = [
  edit(
    "received: a tag renamed",
    put(schema("Pet", "discriminator", "mapping"), { kitty: reference("Cat"), dog: reference("Dog") }),
  ),
  edit("received: a tag more", put(schema("Pet", "discriminator", "mapping", "kitten"), reference("Cat"))),
  edit(
    "received: tags exchanged",
    put(schema("Pet", "discriminator", "mapping"), { cat: reference("Dog"), dog: reference("Cat") }),
  ),
  edit("received: no mapping", drop(schema("Pet", "discriminator", "mapping"))),
  edit("received: no discriminator", drop(schema("Pet", "discriminator"))),
  edit(
    "received: variant added",
    append(schema("Pet", "oneOf"), ref("Fish")),
    put(schema("Pet", "discriminator", "mapping", "fish"), reference("Fish")),
  ),
  edit(
    "received: variants say their tags",
    put(property("Cat", "petType"), { type: "string", enum: ["cat"] }),
    put(property("Dog", "petType"), { type: "string", enum: ["dog"] }),
  ),
  edit("received: variant renamed", renameSchema("Cat", "Feline")),
  edit(
    "sent: a tag given by a mapping",
    put(schema("PetInput", "discriminator", "mapping"), { cat: reference("CatInput") }),
  ),
  edit("sent: no discriminator", drop(schema("PetInput", "discriminator"))),
  edit("sent: variant renamed", renameSchema("CatInput", "FelineInput")),
  edit("sent: variant says its tag", put(property("CatInput", "petType"), { type: "string", enum: ["CatInput"] })),
];
