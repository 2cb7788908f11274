import {
  type RapidlyClient,
  type UpdateShareRequest,
  type UpdateShareResult,
  updateShare,
} from "@specmill/share-clients/rapidly";
import { isApiError, orThrow } from "@specmill/share-clients/runtime";
import { mutationOptions, useMutation } from "@tanstack/react-query";

export const updatingShare = (rapidly: RapidlyClient) =>
  mutationOptions({ mutationFn: (request: UpdateShareRequest) => orThrow(updateShare(rapidly, request)) });

/** `data` is a `Share`; `error` is an `ApiError`, a `ValidationError`, or what `fetch` rejects with. */
export function useUpdateShare(rapidly: RapidlyClient) {
  return useMutation(updatingShare(rapidly));
}

/** What a person is told. */
export function explain(error: Error): string {
  const detail = isApiError<UpdateShareResult>(error) ? error.error?.detail : undefined;
  return typeof detail === "string" ? detail : error.message;
}
