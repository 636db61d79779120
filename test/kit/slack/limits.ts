/**
 * Slack's own limits, as the platform enforces them. Kept apart from the adapter's table on purpose: this is the
 * other side of the wire, and a wrong number there must not make a wrong number here pass.
 * Sources: the comments of @slack/types 3.2, docs.slack.dev "Block Kit", "Modals", "chat.postMessage", "chat.update".
 */
export const slackLimits = {
  blocks: { message: 50, modal: 100, home: 100 },
  messageText: 40_000,
  updatedText: 4_000,
  sectionText: 3_000,
  sectionFields: 10,
  fieldText: 2_000,
  header: 150,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  id: 255,
  selectOptions: 100,
  selectGroups: 100,
  optionText: 75,
  optionValue: 150,
  optionDescription: 75,
  choices: 10,
  overflow: 5,
  placeholder: 150,
  label: 2_000,
  typed: 3_000,
  confirm: { title: 100, text: 300, confirm: 30, deny: 30 },
  altText: 2_000,
  imageTitle: 2_000,
  /** A file has a name and is not empty (files.getUploadURLExternal, "Errors"). */
  fileBytes: 1_000_000_000,
  viewTitle: 24,
  privateMetadata: 3_000,
  viewBytes: 250_000,
  viewStack: 3,
  metadataBytes: 8_000,
  /** conversations.setTopic, "too_long". */
  topic: 250,
} as const

/** Which blocks live where (docs.slack.dev/reference/block-kit/blocks). */
export const notOn = {
  message: ['alert', 'file'],
  modal: ['carousel', 'container', 'context_actions', 'data_table', 'file', 'markdown', 'plan', 'table', 'task_card'],
  home: ['alert', 'context_actions', 'data_table', 'file', 'markdown', 'plan', 'table', 'task_card'],
} as const

/** Elements that only a modal may hold. */
export const modalOnly = ['email_text_input', 'url_text_input', 'number_input', 'file_input'] as const
