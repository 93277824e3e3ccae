"""New pages, news, services and languages: begun with everything they need, so that the site still builds."""
