export {
  type CorsMigration,
  type CorsNotice,
  type CorsNoticeCode,
  fromKoaCors,
  type KoaCorsOptions,
} from '@webcors/core/migrate'
