package cn.haoyuan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Runs a city's preschool quality plan: clauses become duties, everyday work discharges them. */
@Modulithic(systemName = "Haoyuan")
@SpringBootApplication
public class Haoyuan {

    public static void main(String[] args) {
        SpringApplication.run(Haoyuan.class, args);
    }
}
