"""From a problem to what is wanted: complaint -> want -> form -> wording in the writer's voice."""
