import { type Foo, type FooBar, type FooSchema, isFoo, isIsFoo } from "sample/spec";

// Whoever is written just so has the name; types go before what is made for them.
const name: FooBar = "abc";
export const schema: FooSchema = "abcdef";
const value: unknown = name;
if (isFoo(value)) value satisfies Foo;
isIsFoo(value);
