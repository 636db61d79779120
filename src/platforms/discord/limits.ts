/**
 * What Discord takes, in characters and counts. Sources: discord/discord-api-docs (components/reference, resources/message,
 * interactions/application-commands, interactions/receiving-and-responding).
 */
export const limits = {
  /** Of one message, nested ones counted. */
  components: 40,
  /** All text displays of one message together. */
  text: 4_000,
  /** Attachments of one message, and the bytes of each in a server nobody boosted (resources/message, reference "Uploading Files"). */
  files: 10,
  fileBytes: 10 * 1_024 * 1_024,
  /** What a media gallery says of a picture. */
  pictureText: 1_024,
  buttonsInRow: 5,
  button: 80,
  customId: 100,
  url: 512,
  options: 25,
  option: 100,
  placeholder: 150,
  modalTitle: 45,
  modalComponents: 5,
  modalText: 4_000,
  label: 45,
  description: 100,
  radios: 10,
  ticks: 10,
  /** Offered while typing. */
  choices: 25,
  commandOptions: 25,
  commandDescription: 100,
  commandText: 6_000,
  threadName: 100,
  /** The name of an event of a server, and where it is (resources/guild-scheduled-event). */
  eventText: 100,
  eventDescription: 1_000,
  /** Sizes of a page of messages or members. */
  messagesPage: 50,
  membersPage: 1_000,
} as const
