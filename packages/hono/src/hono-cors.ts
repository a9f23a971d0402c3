export {
  type CorsMigration,
  type CorsNotice,
  type CorsNoticeCode,
  fromHonoCors,
  type HonoCorsOptions,
} from '@webcors/core/migrate'
