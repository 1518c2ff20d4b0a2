-- The default compression costs more than all else about a row, and documents are written far more often than read.
-- A server that was built without lz4 keeps them as they are.
do $$
begin
  alter table city_metrics alter column document set compression lz4;
exception when feature_not_supported then
  alter table city_metrics alter column document set storage external;
end
$$;
