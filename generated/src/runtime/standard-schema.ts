/**
 * A schema that any library can validate with: the interface of Standard Schema, version 1.1
 * (https://standardschema.dev). Types only, so that nothing need be installed for it.
 */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": StandardSchemaProps<Input, Output>;
}

export interface StandardSchemaProps<Input = unknown, Output = Input> {
  readonly version: 1;
  /** The library that the schema comes from. */
  readonly vendor: string;
  /** Never there at run time: carries the types for whoever infers them. */
  readonly types?: StandardSchemaTypes<Input, Output> | undefined;
  /** Validates a value of which nothing is known. */
  readonly validate: (
    value: unknown,
    options?: StandardSchemaOptions | undefined,
  ) => StandardSchemaResult<Output> | Promise<StandardSchemaResult<Output>>;
}

export interface StandardSchemaTypes<Input = unknown, Output = Input> {
  readonly input: Input;
  readonly output: Output;
}

export interface StandardSchemaOptions {
  /** What a library may take beyond the standard. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/** Without `issues` the value is valid. */
export type StandardSchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardSchemaIssue[] };

export interface StandardSchemaIssue {
  readonly message: string;
  /** Where in the value; absent where it is the value itself. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}
