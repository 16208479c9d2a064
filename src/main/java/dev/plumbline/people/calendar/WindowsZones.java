package dev.plumbline.people.calendar;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Time zones as Windows, and so Outlook and Exchange, name them: the usual ones, by the list that Unicode keeps of them. */
final class WindowsZones {

    private static final Map<String, String> IDS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        String table =
                """
                Dateline Standard Time=Etc/GMT+12|UTC-11=Etc/GMT+11|Hawaiian Standard Time=Pacific/Honolulu
                Alaskan Standard Time=America/Anchorage|Pacific Standard Time=America/Los_Angeles
                Pacific Standard Time (Mexico)=America/Tijuana|US Mountain Standard Time=America/Phoenix
                Mountain Standard Time=America/Denver|Mountain Standard Time (Mexico)=America/Mazatlan
                Central America Standard Time=America/Guatemala|Central Standard Time=America/Chicago
                Central Standard Time (Mexico)=America/Mexico_City|Canada Central Standard Time=America/Regina
                SA Pacific Standard Time=America/Bogota|Eastern Standard Time=America/New_York
                US Eastern Standard Time=America/Indiana/Indianapolis|Venezuela Standard Time=America/Caracas
                Atlantic Standard Time=America/Halifax|SA Western Standard Time=America/La_Paz
                Pacific SA Standard Time=America/Santiago|Newfoundland Standard Time=America/St_Johns
                E. South America Standard Time=America/Sao_Paulo|SA Eastern Standard Time=America/Cayenne
                Argentina Standard Time=America/Buenos_Aires|Greenland Standard Time=America/Godthab
                Montevideo Standard Time=America/Montevideo|UTC-02=Etc/GMT+2|Azores Standard Time=Atlantic/Azores
                Cape Verde Standard Time=Atlantic/Cape_Verde|UTC=Etc/UTC|GMT Standard Time=Europe/London
                Greenwich Standard Time=Atlantic/Reykjavik|Morocco Standard Time=Africa/Casablanca
                W. Europe Standard Time=Europe/Berlin|Central Europe Standard Time=Europe/Budapest
                Romance Standard Time=Europe/Paris|Central European Standard Time=Europe/Warsaw
                W. Central Africa Standard Time=Africa/Lagos|Namibia Standard Time=Africa/Windhoek
                Jordan Standard Time=Asia/Amman|GTB Standard Time=Europe/Bucharest|Middle East Standard Time=Asia/Beirut
                Egypt Standard Time=Africa/Cairo|Syria Standard Time=Asia/Damascus|South Africa Standard Time=Africa/Johannesburg
                FLE Standard Time=Europe/Kiev|Turkey Standard Time=Europe/Istanbul|Israel Standard Time=Asia/Jerusalem
                Kaliningrad Standard Time=Europe/Kaliningrad|Arabic Standard Time=Asia/Baghdad|Arab Standard Time=Asia/Riyadh
                Belarus Standard Time=Europe/Minsk|Russian Standard Time=Europe/Moscow|E. Africa Standard Time=Africa/Nairobi
                Iran Standard Time=Asia/Tehran|Arabian Standard Time=Asia/Dubai|Azerbaijan Standard Time=Asia/Baku
                Mauritius Standard Time=Indian/Mauritius|Georgian Standard Time=Asia/Tbilisi|Caucasus Standard Time=Asia/Yerevan
                Afghanistan Standard Time=Asia/Kabul|West Asia Standard Time=Asia/Tashkent|Pakistan Standard Time=Asia/Karachi
                India Standard Time=Asia/Kolkata|Sri Lanka Standard Time=Asia/Colombo|Nepal Standard Time=Asia/Kathmandu
                Central Asia Standard Time=Asia/Almaty|Bangladesh Standard Time=Asia/Dhaka|Myanmar Standard Time=Asia/Yangon
                SE Asia Standard Time=Asia/Bangkok|China Standard Time=Asia/Shanghai|Singapore Standard Time=Asia/Singapore
                W. Australia Standard Time=Australia/Perth|Taipei Standard Time=Asia/Taipei|Tokyo Standard Time=Asia/Tokyo
                Korea Standard Time=Asia/Seoul|Cen. Australia Standard Time=Australia/Adelaide
                AUS Central Standard Time=Australia/Darwin|E. Australia Standard Time=Australia/Brisbane
                AUS Eastern Standard Time=Australia/Sydney|Tasmania Standard Time=Australia/Hobart
                West Pacific Standard Time=Pacific/Port_Moresby|Vladivostok Standard Time=Asia/Vladivostok
                Central Pacific Standard Time=Pacific/Guadalcanal|New Zealand Standard Time=Pacific/Auckland
                Fiji Standard Time=Pacific/Fiji|Tonga Standard Time=Pacific/Tongatapu|Samoa Standard Time=Pacific/Apia
                """;
        for (String pair : table.split("[|\\n]")) {
            String[] parts = pair.split("=", 2);
            IDS.put(parts[0], parts[1]);
        }
    }

    private WindowsZones() {}

    /** The usual name of a zone that Windows calls otherwise. */
    static Optional<String> id(String windows) {
        return Optional.ofNullable(IDS.get(windows.strip()));
    }
}
