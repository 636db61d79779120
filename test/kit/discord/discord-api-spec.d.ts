// The package's zod schemas are plain JavaScript: this says the one thing the kit uses of them.
declare module 'discord-api-spec/zod' {
  interface Issue {
    readonly code: string
    readonly message: string
    readonly path: readonly (string | number)[]
    readonly errors?: readonly (readonly Issue[])[]
  }
  interface Schema {
    safeParse(
      value: unknown,
    ): { success: true; data: unknown } | { success: false; error: { issues: readonly Issue[] } }
  }
  export const MessageCreateRequestSchema: Schema
  export const MessageEditRequestPartialSchema: Schema
  export const MessageResponseSchema: Schema
  export const IncomingWebhookRequestPartialSchema: Schema
  export const IncomingWebhookUpdateRequestPartialSchema: Schema
  export const CreateMessageInteractionCallbackRequestSchema: Schema
  export const UpdateMessageInteractionCallbackRequestSchema: Schema
  export const ModalInteractionCallbackRequestSchema: Schema
  export const ApplicationCommandAutocompleteCallbackRequestSchema: Schema
  export const ApplicationCommandUpdateRequestSchema: Schema
  export const ApplicationCommandResponseSchema: Schema
  export const CreatePrivateChannelRequestSchema: Schema
  export const CreateTextThreadWithoutMessageRequestSchema: Schema
  export const ExternalScheduledEventCreateRequestSchema: Schema
  export const ExternalScheduledEventPatchRequestPartialSchema: Schema
  export const ThreadResponseSchema: Schema
  export const PrivateChannelResponseSchema: Schema
  export const GatewayBotResponseSchema: Schema
}
